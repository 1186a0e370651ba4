package io.agestream.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.devbroker.DevBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged service, as a process of its own, on a real broker. */
@QuarkusIntegrationTest
@QuarkusTestResource(BrokerResource.class)
class IngestServiceIT {

    private static final byte[] IMAGE = Fixtures.image("exif-6.jpg");

    private DevBroker broker;
    private TopicReader topics;

    @BeforeEach
    void setUp() {
        topics = new TopicReader(bootstrapServers(), "age.tensors", "age.examples", "age.dead-letters");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void tearDown() {
        topics.close();
    }

    @Test
    void shouldMakeATensorAndAnExampleWhenALabelledImageIsPosted() {
        // When
        given().body(IMAGE)
                .contentType("image/jpeg")
                .queryParam("id", "posted-1")
                .queryParam("age", "34")
                .post("/images")
                .then()
                .statusCode(202)
                .body("id", equalTo("posted-1"));

        // Then
        ConsumerRecord<byte[], byte[]> tensor = only(topics.await("age.tensors", "posted-1"));
        assertThat(tensor.value()).hasSize(16_384);
        assertThat(TopicReader.header(tensor, "spec")).contains(TensorSpecification.GRAY_128.hash());
        assertThat(TopicReader.header(only(topics.await("age.examples", "posted-1")), "age"))
                .contains("34");
        assertThat(topics.of("age.dead-letters", "posted-1")).isEmpty();
    }

    @Test
    void shouldDrawAnIdWhenAFormComesWithoutOne() {
        // When
        String id = given().multiPart("image", "me.jpg", IMAGE, "image/jpeg")
                .post("/images")
                .then()
                .statusCode(202)
                .body("id", matchesPattern("[0-9a-f-]{36}"))
                .extract()
                .path("id");

        // Then
        only(topics.await("age.tensors", id));
        assertThat(topics.of("age.examples", id)).isEmpty();
    }

    @Test
    void shouldTakeIdAndAgeFromTheFormWhenTheyAreFieldsOfIt() {
        // When
        given().multiPart("picture", "me.jpg", IMAGE, "image/jpeg")
                .multiPart("id", "form-1")
                .multiPart("age", "8")
                .post("/images")
                .then()
                .statusCode(202)
                .body("id", equalTo("form-1"));

        // Then
        assertThat(TopicReader.header(only(topics.await("age.examples", "form-1")), "age"))
                .contains("8");
    }

    @Test
    void shouldTakeTheImageWhenCurlCallsItAFormByMistake() throws Exception {
        // Given
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/images?id=curl-1"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(IMAGE))
                .build();

        // When
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("{\"id\":\"curl-1\"}");
        only(topics.await("age.tensors", "curl-1"));
    }

    @Test
    void shouldLetTheConsolesPagePostAndNoOtherWhenABrowserAsks() {
        assertThat(allowedOrigin("http://localhost:8083")).isEqualTo("http://localhost:8083");
        assertThat(allowedOrigin("http://127.0.0.1:8083")).isEqualTo("http://127.0.0.1:8083");
        assertThat(allowedOrigin("http://example.com:8083")).isNull();
    }

    private static @Nullable String allowedOrigin(String page) {
        return given().header("Origin", page)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options("/images")
                .header("Access-Control-Allow-Origin");
    }

    @Test
    void shouldAnswerWithASentenceWhenTheRequestIsWrong() {
        given().post("/images").then().statusCode(400).body("error", containsString("the request is empty"));
        given().multiPart("age", "8")
                .post("/images")
                .then()
                .statusCode(400)
                .body("error", containsString("the request is empty"));
        given().body(IMAGE)
                .contentType("image/jpeg")
                .queryParam("age", "200")
                .post("/images")
                .then()
                .statusCode(400)
                .body("error", equalTo("the label age=\"200\" is not an age between 0 and 130 years"));
        given().body(IMAGE)
                .contentType("image/jpeg")
                .queryParam("id", " ")
                .post("/images")
                .then()
                .statusCode(400)
                .body("error", containsString("the id is blank"));
        given().body("hello")
                .contentType("text/plain")
                .post("/images")
                .then()
                .statusCode(415)
                .body("error", containsString("no image in a known format (JPEG, PNG"));
        given().body(new byte[10_485_761])
                .contentType("image/jpeg")
                .post("/images")
                .then()
                .statusCode(413)
                .body("error", equalTo("the image has 10,485,761 bytes; the limit is 10,485,760"));
    }

    @Test
    void shouldKeepGoingWhenBadRecordsAreInTheTopic() {
        // Given
        byte[] bomb = Fixtures.encode(30_000, 1, "png", (x, y) -> 0);
        ByteBuffer.wrap(bomb).putInt(20, 30_000);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            // When
            producer.send(new ProducerRecord<>("age.images", utf8("bomb"), bomb));
            producer.send(new ProducerRecord<>("age.images", utf8("null"), null));
            producer.send(new ProducerRecord<>("age.images", utf8("good"), IMAGE));
        }

        // Then
        ConsumerRecord<byte[], byte[]> letter = only(topics.await("age.dead-letters", "bomb"));
        assertThat(letter.value()).isEqualTo(bomb);
        assertThat(TopicReader.header(letter, "dlq-reason"))
                .contains("the image is 30000 × 30000 pixels (900 MP); the limit is 25 MP");
        assertThat(only(topics.await("age.dead-letters", "null")).value()).isNull();
        only(topics.await("age.tensors", "good"));
        assertThat(topics.of("age.dead-letters", "good")).isEmpty();
    }

    @Test
    void shouldShowItsMetersFromTheStart() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("agestream_records_total{outcome=\"rejected\",stage=\"ingest\"}"))
                .body(containsString("agestream_stage_duration_seconds_count{stage=\"preprocess\"}"))
                .body(containsString("kafka_stream_"));
        given().get("/q/health/live").then().statusCode(200);
    }

    private String bootstrapServers() {
        return broker.bootstrapServers();
    }

    private static <T> T only(List<T> found) {
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
