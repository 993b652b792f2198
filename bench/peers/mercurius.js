// Mercurius on Fastify, from memory: node mercurius.js EXPORT [jit] [linked]
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { linkedResolvers, listening, read, resolvers, schema } from './graph.js'

const [file, ...how] = process.argv.slice(2)
const answering = how.includes('linked') ? linkedResolvers : resolvers
const app = Fastify()
app.register(mercurius, { schema, resolvers: answering(read(file)), jit: how.includes('jit') ? 1 : 0 })
await app.listen({ host: '127.0.0.1', port: 0 })
listening(app.server.address().port)
