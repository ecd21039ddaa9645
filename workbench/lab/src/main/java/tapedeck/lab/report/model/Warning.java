package tapedeck.lab.report.model;

/// Something to know before believing the numbers, as a short sentence a person would say.
public record Warning(String code, String words) {}
