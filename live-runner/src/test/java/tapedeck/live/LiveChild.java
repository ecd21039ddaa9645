package tapedeck.live;

import java.io.IOException;
import java.nio.file.Path;
import tapedeck.live.bundle.Bundle;
import tapedeck.live.bundle.Deployments;
import tapedeck.live.session.LiveSession;

/// A feed and a session in a process of their own, to be killed: says "far enough" once its tape is long.
final class LiveChild {
    private static final long FAR_ENOUGH = 120_000;

    private LiveChild() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Walk walk = new Walk(Path.of(args[0]));
        Bundle bundle = Bundle.open(new Deployments(walk.root().resolve("deployments")).current(args[1]));
        Path tape = walk.sessions().resolve("walk-1").resolve("tape");
        Thread.ofPlatform().daemon().start(() -> {
            while (Walk.size(tape) < FAR_ENOUGH) {
                Thread.onSpinWait();
            }
            System.out.println("far enough");
        });
        Walk.beside(walk.feed(), () -> walk.live(bundle, LiveSession.Until.STOPPED));
    }
}
