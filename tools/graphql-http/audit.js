// Asks the server at the address given all audits of graphql-http, prints those that it does not pass, and fails if there are any.
import { auditServer } from "graphql-http";

const url = process.argv[2];
const results = await auditServer({ url });
const failed = results.filter((result) => result.status !== "ok");
for (const { id, name, reason } of failed) console.log(`${id}: ${name}: ${reason}`);
console.log(`${results.length - failed.length} of ${results.length} audits passed`);
process.exit(failed.length > 0 || results.length < 61 ? 1 : 0);
