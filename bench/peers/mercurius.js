// Mercurius on Fastify, from memory: node mercurius.js EXPORT [jit]
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { listening, read, resolvers, schema } from './graph.js'

const [file, compiler] = process.argv.slice(2)
const app = Fastify()
app.register(mercurius, { schema, resolvers: resolvers(read(file)), jit: compiler === 'jit' ? 1 : 0 })
await app.listen({ host: '127.0.0.1', port: 0 })
listening(app.server.address().port)
