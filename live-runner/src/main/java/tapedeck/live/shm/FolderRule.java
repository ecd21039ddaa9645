package tapedeck.live.shm;

/// How much the folder around a segment must protect it.
public enum FolderRule {
    /// Owned by this user, closed to group and others: the default.
    PRIVATE,
    /// A shared folder such as `/dev/shm` itself, for the historical names; it must be sticky if others may write.
    SHARED
}
