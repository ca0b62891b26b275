package marketplace.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import marketplace.shared.Overtaken;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class OvertakenTest {
    @Test
    void whoever_was_overtaken_to_the_end_may_repeat_it_and_takes_it_for_no_final_answer() {
        var answer = new Problems().overtaken(new Overtaken("the loaf"));
        var problem = Objects.requireNonNull(answer.getBody());

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(problem.getType()).hasToString("/problems/resting");
        assertThat(problem.getDetail()).doesNotContain("loaf");
    }
}
