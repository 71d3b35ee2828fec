import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Java: threads and ArrayBlockingQueue, which hands over references, except for W7's bytes. `java Queues W2 100000` */
public final class Queues {
    record Message(long seq, String payload) {}

    record Big(long seq, byte[] payload) {}

    interface Role {
        void play() throws InterruptedException;
    }

    static final int CAPACITY = 1024;
    static final int RING = 20;
    static final int PAYLOAD_BYTES = 64 * 1024;
    static final String PAYLOAD = "x".repeat(32);
    static long messages, warm, total;

    /** Counts what arrives: one and its own number for each. The first half is a warm-up. */
    static final class Meter {
        private long count, sum, begunNs;

        /** @return true when all have arrived */
        boolean take(long seq) {
            count++;
            sum += seq;
            if (count == warm) begunNs = System.nanoTime();
            return count == total;
        }

        /** The same for the first actor of a ring, which sees the token every 20 hops. */
        boolean takeToken(long seq) {
            count++;
            sum += seq;
            if (seq == warm) begunNs = System.nanoTime();
            return seq == total;
        }

        void tell() {
            double perSecond = messages / ((System.nanoTime() - begunNs) / 1e9);
            System.out.println("{\"perSecond\":" + perSecond + ",\"sum\":" + (sum + count) + "}");
        }
    }

    static BlockingQueue<Message> queue() {
        return new ArrayBlockingQueue<>(CAPACITY);
    }

    static void start(Role role) {
        Thread thread = new Thread(() -> {
            try {
                role.play();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    static void produce(BlockingQueue<Message> out) throws InterruptedException {
        for (long seq = 0; seq < total; seq++) out.put(new Message(seq, PAYLOAD));
    }

    static void stage(BlockingQueue<Message> into, BlockingQueue<Message> out) throws InterruptedException {
        while (true) out.put(into.take());
    }

    static void consume(BlockingQueue<Message> into) throws InterruptedException {
        Meter meter = new Meter();
        while (!meter.take(into.take().seq())) {}
        meter.tell();
    }

    static void roundTrips() throws InterruptedException {
        BlockingQueue<Message> there = queue(), back = queue();
        start(() -> stage(there, back));
        Meter meter = new Meter();
        for (long seq = 0; seq < total; seq++) {
            there.put(new Message(seq, PAYLOAD));
            meter.take(back.take().seq());
        }
        meter.tell();
    }

    static void pipeline(int stages) throws InterruptedException {
        BlockingQueue<Message> first = queue();
        start(() -> produce(first));
        BlockingQueue<Message> last = first;
        for (int i = 0; i < stages; i++) {
            BlockingQueue<Message> into = last, out = queue();
            start(() -> stage(into, out));
            last = out;
        }
        consume(last);
    }

    static void competingConsumers() throws InterruptedException {
        BlockingQueue<Message> first = queue(), second = queue();
        start(() -> produce(first));
        for (int i = 0; i < 4; i++) start(() -> stage(first, second));
        consume(second);
    }

    static void tokenRing() throws InterruptedException {
        @SuppressWarnings("unchecked")
        BlockingQueue<Message>[] queues = new BlockingQueue[RING];
        Arrays.setAll(queues, i -> queue());
        for (int i = 1; i < RING; i++) {
            BlockingQueue<Message> into = queues[i], out = queues[(i + 1) % RING];
            start(() -> {
                while (true) {
                    Message message = into.take();
                    out.put(new Message(message.seq() + 1, message.payload()));
                }
            });
        }
        Meter meter = new Meter();
        queues[1].put(new Message(1, PAYLOAD));
        Message message = queues[0].take();
        while (!meter.takeToken(message.seq())) {
            queues[1].put(new Message(message.seq() + 1, message.payload()));
            message = queues[0].take();
        }
        meter.tell();
    }

    static void bigPayloads() throws InterruptedException {
        BlockingQueue<Big> first = new ArrayBlockingQueue<>(64);
        start(() -> {
            byte[] content = new byte[PAYLOAD_BYTES];
            for (long seq = 0; seq < total; seq++) {
                content[0] = (byte) seq;
                content[PAYLOAD_BYTES - 1] = (byte) (seq >> 8);
                first.put(new Big(seq, content.clone()));
            }
        });
        Meter meter = new Meter();
        Big big = first.take();
        while (!meter.take(big.seq() + (big.payload()[0] & 255) + (big.payload()[PAYLOAD_BYTES - 1] & 255))) {
            big = first.take();
        }
        meter.tell();
    }

    public static void main(String[] args) throws InterruptedException {
        messages = Long.parseLong(args[1]);
        warm = messages;
        total = messages + warm;
        switch (args[0]) {
            case "W1" -> roundTrips();
            case "W2" -> pipeline(0);
            case "W3" -> pipeline(2);
            case "W4" -> competingConsumers();
            case "W5" -> tokenRing();
            default -> bigPayloads();
        }
    }
}
