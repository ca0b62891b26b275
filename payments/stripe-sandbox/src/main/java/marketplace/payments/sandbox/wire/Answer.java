package marketplace.payments.sandbox.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An answer's status and JSON.
 *
 * @param executed whether the call got as far as doing something; only then is the answer kept under its key
 */
record Answer(int status, byte[] body, boolean executed) {

    static Answer of(Refused refused) {
        return new Answer(refused.status(), Json.bytes(refused.answer()), refused.executed());
    }

    /** As kept under an idempotency key: what was asked (a hash), the status, the first request's id, the body. */
    byte[] kept(byte[] asked, String requestId) {
        byte[] request = requestId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(asked.length + 8 + request.length + body.length)
                .put(asked)
                .putInt(status)
                .putInt(request.length)
                .put(request)
                .put(body)
                .array();
    }
}
