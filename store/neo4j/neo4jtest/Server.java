import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * Runs one Neo4j until its standard input says to stop.
 *
 * <p>Usage: {@code java Server FOLDER keep|remove}. The settings are in FOLDER/neo4j.conf. Prints "ready" when Bolt
 * listens. The line "stop" shuts the database down and leaves its folder. The end of the input means that the test
 * process is gone: then a folder that is to be removed goes, and the server at once with it.
 */
final class Server {
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        boolean remove = args[1].equals("remove");
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(folder)
                .loadPropertiesFromFile(folder.resolve("neo4j.conf"))
                .build();
        // The password comes in the environment, since every user of the machine can read arguments.
        String password = System.getenv("NEO4J_TEST_SERVER_PASSWORD");
        if (password != null) {
            service.database("system")
                    .executeTransactionally(
                            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
                            Map.of("password", password));
        }
        System.out.println("ready");

        String line = new BufferedReader(new InputStreamReader(System.in)).readLine();
        if (line == null && remove) {
            try {
                delete(folder);
            } finally {
                Runtime.getRuntime().halt(0);
            }
        }
        service.shutdown();
        System.exit(0);
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
