package tapedeck.lab.notebook.kernel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// What a notebook's server is to the kernel: starts it as a process, sends it signed requests, and hears its answers.
final class KernelClient implements AutoCloseable {
    private static final String KEY = "a key of this test";
    private static final int LONGEST_MILLIS = 120_000;

    private final ZContext context = new ZContext();
    private final String session = UUID.randomUUID().toString();
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket published;
    private final Process process;
    private final Path connectionFile;
    private final Path log;

    /// @param folder of the workspace and of what the kernel leaves
    /// @param flags  of its JVM, more than the usual
    KernelClient(Path folder, long parent, String... flags) throws IOException {
        int[] ports = freePorts();
        connectionFile = folder.resolve("kernel-test.json");
        Files.writeString(connectionFile, connection(ports), StandardCharsets.UTF_8);
        log = Files.createTempFile(folder, "kernel", ".log");
        shell = connect(SocketType.DEALER, ports[0]);
        control = connect(SocketType.DEALER, ports[1]);
        published = connect(SocketType.SUB, ports[2]);
        published.subscribe(new byte[0]);
        process = start(folder, parent, List.of(flags));
        // answered once the kernel listens; what it publishes is heard from then on
        send(shell, "kernel_info_request", new JsonObject());
        reply(shell);
    }

    private Process start(Path folder, long parent, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
        command.addAll(List.of("--add-opens=java.base/java.nio=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-Dtapedeck.kernel.folder=" + folder));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KernelMain.class.getName()));
        command.add(connectionFile.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JPY_PARENT_PID", Long.toString(parent));
        return builder.start();
    }

    /// What came of one cell.
    ///
    /// @param streams  what it printed, and how many messages that was
    /// @param data     of its result or of what it showed, by MIME type
    record Answer(String status, String printed, int streams, JsonObject data, JsonObject reply) {
        String text() {
            return data.has("text/plain") ? data.get("text/plain").getAsString() : "";
        }
    }

    /// Runs a cell and waits for its end.
    Answer execute(String code) {
        begin(code);
        return await();
    }

    /// Sends a cell and does not wait.
    void begin(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("silent", false);
        content.addProperty("store_history", true);
        content.addProperty("allow_stdin", false);
        content.addProperty("stop_on_error", true);
        content.add("user_expressions", new JsonObject());
        send(shell, "execute_request", content);
    }

    /// The next thing printed by the running cell.
    String nextPrinted() {
        while (true) {
            Message message = receive(published);
            if (message.type().equals("stream")) {
                return message.content().get("text").getAsString();
            }
        }
    }

    /// The kind of the next thing that the running cell puts out.
    String nextOutput() {
        while (true) {
            Message message = receive(published);
            if (message.type().equals("stream") || message.type().equals("display_data")) {
                return message.type();
            }
        }
    }

    /// The end of the running cell.
    Answer await() {
        JsonObject reply = reply(shell).content();
        StringBuilder printed = new StringBuilder();
        JsonObject data = new JsonObject();
        int streams = 0;
        boolean isBusy = true;
        while (isBusy) {
            Message message = receive(published);
            switch (message.type()) {
                case "stream" -> {
                    streams++;
                    printed.append(message.content().get("text").getAsString());
                }
                case "execute_result", "display_data" ->
                    data = message.content().getAsJsonObject("data");
                case "status" ->
                    isBusy = !message.content()
                                    .get("execution_state")
                                    .getAsString()
                                    .equals("idle")
                            || !message.parent().equals("execute_request");
                default -> {
                    // what was sent comes back, errors are in the reply too
                }
            }
        }
        return new Answer(reply.get("status").getAsString(), printed.toString(), streams, data, reply);
    }

    /// Presses the square button.
    void interrupt() {
        send(control, "interrupt_request", new JsonObject());
        reply(control);
    }

    /// Asks for one thing that is no cell.
    JsonObject ask(String type, String code, int at) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", at);
        content.addProperty("detail_level", 0);
        send(shell, type, content);
        return reply(shell).content();
    }

    void shutdown() {
        JsonObject content = new JsonObject();
        content.addProperty("restart", false);
        send(control, "shutdown_request", content);
    }

    /// How the process ended.
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the kernel did not end");
        }
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    private record Message(String type, String parent, JsonObject content) {}

    private Message reply(ZMQ.Socket socket) {
        return receive(socket);
    }

    private void send(ZMQ.Socket socket, String type, JsonObject content) {
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("session", session);
        header.addProperty("username", "test");
        header.addProperty("date", "2024-01-01T00:00:00.000000Z");
        header.addProperty("msg_type", type);
        header.addProperty("version", "5.3");
        List<String> parts = List.of(header.toString(), "{}", "{}", content.toString());
        socket.sendMore("<IDS|MSG>");
        socket.sendMore(signature(parts));
        for (int i = 0; i < parts.size(); i++) {
            socket.send(parts.get(i), i < parts.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    private Message receive(ZMQ.Socket socket) {
        List<String> frames = new ArrayList<>();
        do {
            String frame = socket.recvStr();
            if (frame == null) {
                throw new AssertionError("the kernel does not answer");
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        int at = frames.indexOf("<IDS|MSG>");
        JsonObject parent = object(frames.get(at + 3));
        return new Message(
                object(frames.get(at + 2)).get("msg_type").getAsString(),
                parent.has("msg_type") ? parent.get("msg_type").getAsString() : "",
                object(frames.get(at + 5)));
    }

    private static JsonObject object(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private static String signature(List<String> parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setReceiveTimeOut(LONGEST_MILLIS);
        socket.setLinger(0);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    private static String connection(int[] ports) {
        JsonObject file = new JsonObject();
        file.addProperty("shell_port", ports[0]);
        file.addProperty("control_port", ports[1]);
        file.addProperty("iopub_port", ports[2]);
        file.addProperty("stdin_port", ports[3]);
        file.addProperty("hb_port", ports[4]);
        file.addProperty("ip", "127.0.0.1");
        file.addProperty("transport", "tcp");
        file.addProperty("signature_scheme", "hmac-sha256");
        file.addProperty("key", KEY);
        return file.toString();
    }

    private static int[] freePorts() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        int[] ports = new int[5];
        for (int i = 0; i < ports.length; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(socket);
            ports[i] = socket.getLocalPort();
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        return ports;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        context.close();
        File unused = connectionFile.toFile();
        unused.deleteOnExit();
    }
}
