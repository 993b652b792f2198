// @neo4j/graphql on Apollo Server, from Neo4j: NEO4J_URI=bolt://… node neo4j.js
//
// The types are those that `seed` writes. Every node belongs to a version of the dataset, so queries name it.
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { Neo4jGraphQL } from '@neo4j/graphql'
import neo4j from 'neo4j-driver'
import { listening } from './graph.js'

const typeDefs = /* GraphQL */ `
  type City @node(labels: ["City", "Entity"]) {
    version: String!
    id: ID!
    name: String!
    region: String!
    memberSince: Int
    population: Int
    rank: Int!
    country: [Country!]! @relationship(type: "IN_COUNTRY", direction: OUT)
    awards: [Award!]! @relationship(type: "RECEIVED", direction: OUT)
    caseStudies: [CaseStudy!]! @relationship(type: "ABOUT", direction: IN)
    relatedCities: [City!]! @relationship(type: "RELATED_TO", direction: OUT, properties: "RelatedTo")
  }
  type RelatedTo @relationshipProperties {
    rank: Int!
  }
  type Country @node(labels: ["Country", "Entity"]) {
    version: String!
    id: ID!
    code: String!
    name: String!
  }
  type Award @node(labels: ["Award", "Entity"]) {
    version: String!
    id: ID!
    year: Int!
    rank: Int!
  }
  type CaseStudy @node(labels: ["CaseStudy", "Entity"]) {
    version: String!
    id: ID!
    name: String!
    year: Int
    rank: Int!
    city: [City!]! @relationship(type: "ABOUT", direction: OUT)
    sdgs: [SDG!]! @relationship(type: "ADDRESSES", direction: OUT)
  }
  type SDG @node(labels: ["SDG", "Entity"]) {
    version: String!
    id: ID!
    number: Int!
    name: String!
    caseStudies: [CaseStudy!]! @relationship(type: "ADDRESSES", direction: IN)
  }
  type SDGPair {
    a: Int!
    b: Int!
    count: Int!
  }
  type Query {
    sdgPairs(version: String!): [SDGPair!]!
      @cypher(
        statement: """
        MATCH (a:SDG:Entity {version: $version, entityKind: 'SDG'})<-[:ADDRESSES]-(c:CaseStudy)-[:ADDRESSES]->(b:SDG)
        WHERE a.number < b.number
        WITH a.number AS a, b.number AS b, count(c) AS count
        ORDER BY count DESC, a, b
        RETURN {a: a, b: b, count: count} AS pair
        """
        columnName: "pair"
      )
  }
`

const driver = neo4j.driver(process.env.NEO4J_URI)
const server = new ApolloServer({ schema: await new Neo4jGraphQL({ typeDefs, driver }).getSchema() })
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => ({ sessionConfig: { database: 'neo4j' } }),
})
listening(new URL(url).port)
