package tapedeck.lab.notebook.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;
import org.dflib.jjava.jupyter.messages.request.ShutdownRequest;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// One short notebook, played without Jupyter: what the launcher's archive of loaded classes is made of, so that later
/// kernels find them ready.
///
/// The kernel is the real one and answers over real sockets; the process ends with it.
public final class Rehearsal {
    private static final String HOST = "127.0.0.1";
    private static final String KEY = "rehearsal";

    /// What first cells are like: a run, a chart, a table, a report. The sample's symbol must be there.
    private static final List<String> CELLS = List.of(
            "var bars = data(\"ACME\").bars(\"1d\");\nbars",
            "var run = backtest(\"EmaCross\").on(\"ACME\").with(\"fast\", 5).with(\"slow\", 20).run();\nrun",
            "chart(bars)",
            "System.out.printf(\"%.2f%n\", run.metric(\"sharpe\"));\nrun.metrics()",
            "report(run)");

    private Rehearsal() {}

    /// Plays it in the working directory's workspace.
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        KernelConnectionProperties properties = connection();
        Path file = Files.createTempFile("rehearsal", ".json");
        file.toFile().deleteOnExit();
        Files.writeString(file, properties.toJsonString(), StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().name("visitor").start(() -> visit(properties));
        KernelMain.main(new String[] {file.toString()});
    }

    private static void visit(KernelConnectionProperties properties) {
        try (ZMQ.Context context = ZMQ.context(1);
                Visitor shell = new Visitor(context, properties, properties.getShellPort());
                Visitor control = new Visitor(context, properties, properties.getControlPort())) {
            shell.ask(new KernelInfoRequest());
            for (String cell : CELLS) {
                shell.ask(new ExecuteRequest(cell, false, true, Map.of(), false, true));
            }
            control.ask(ShutdownRequest.SHUTDOWN);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KernelConnectionProperties connection() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] ports = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new KernelConnectionProperties(
                    HOST, ports[0], ports[1], ports[2], ports[3], ports[4], "tcp", "hmac-sha256", KEY);
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /// The other end of one of the kernel's channels.
    private static final class Visitor extends JupyterSocket {
        private Visitor(ZMQ.Context context, KernelConnectionProperties properties, int port)
                throws GeneralSecurityException {
            super(
                    context,
                    SocketType.DEALER,
                    properties.createHMACGenerator(),
                    LoggerFactory.getLogger(Rehearsal.class));
            setLinger(0);
            connect(formatAddress(properties.getTransport(), properties.getIp(), port));
        }

        @Override
        public void bind(KernelConnectionProperties properties) {
            throw new UnsupportedOperationException("a visitor connects");
        }

        /// Asks, and waits for the answer.
        private <T extends ContentType<T>> void ask(T content) {
            sendMessage(new Message<>(new Header<>(content.getType()), content));
            readMessage();
        }
    }
}
