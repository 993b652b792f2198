// Writes the schema that the service publishes beside /graphql into a file, where Relay's compiler reads it.
import { writeFile } from 'node:fs/promises'

const endpoint = process.env.LC_ENDPOINT ?? 'http://127.0.0.1:8080/graphql'
const response = await fetch(new URL('/schema.graphql', endpoint))
if (!response.ok) throw new Error(`${response.url}: HTTP ${response.status}`)
await writeFile('schema.graphql', await response.text())
