// The graph in memory for the servers that keep it there: the export that the benchmark writes, the schema and what answers it. Its names are those of the service, so that the same query text can be asked.
import { readFileSync } from 'node:fs'

export const schema = /* GraphQL */ `
  type Query {
    city(slug: String!): City
    cities(first: Int = 20): CityConnection!
    sdg(number: Int!): SDG
    sdgNetwork: SDGNetwork!
  }
  type City {
    id: ID!
    slug: String!
    name: String!
    region: String!
    memberSince: Int
    population: Int
    country: Country!
    awards: [Award!]!
    caseStudies: [CaseStudy!]!
    relatedCities(first: Int = 20): CityConnection!
  }
  type CityConnection { nodes: [City!]! }
  type Country { id: ID! code: String! name: String! region: String! }
  type Award { id: ID! year: Int! name: String! }
  type CaseStudy {
    id: ID!
    slug: String!
    name: String!
    year: Int
    summary: String
    city: City!
    sdgs: [SDG!]!
  }
  type CaseStudyConnection { nodes: [CaseStudy!]! }
  type SDG {
    id: ID!
    number: Int!
    name: String!
    colour: String!
    caseStudies(first: Int = 20): CaseStudyConnection!
  }
  type SDGNetwork { pairs: [SDGPair!]! }
  type SDGPair { a: SDG! b: SDG! count: Int! }
`

// read reads the export: records that name each other by id, lists in the order of the API.
export function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}

const kinds = ['countries', 'awards', 'sdgs', 'caseStudies', 'cities']

function byId(graph) {
  return new Map(kinds.flatMap(kind => graph[kind]).map(record => [record.id, record]))
}

// resolvers answer from the records as they were read: a resolver for each link finds what is named by id.
export function resolvers(graph) {
  const records = byId(graph)
  const record = id => records.get(id)
  return {
    Query: roots(graph, study => study.sdgs.map(record)),
    City: {
      country: city => record(city.country),
      awards: city => city.awards.map(record),
      caseStudies: city => city.caseStudies.map(record),
      relatedCities: (city, { first }) => ({ nodes: city.related.slice(0, first).map(record) }),
    },
    CaseStudy: {
      city: study => record(study.city),
      sdgs: study => study.sdgs.map(record),
    },
    SDG: { caseStudies: (sdg, { first }) => ({ nodes: sdg.caseStudies.slice(0, first).map(record) }) },
  }
}

// linkedResolvers answer from records that were linked beforehand: what is named by id is replaced by the record itself, so that only lists that are
// cut need a resolver. No server in memory can have less to do.
export function linkedResolvers(graph) {
  const records = byId(graph)
  const record = id => records.get(id)
  for (const city of graph.cities) {
    city.country = record(city.country)
    city.awards = city.awards.map(record)
    city.caseStudies = city.caseStudies.map(record)
    city.related = city.related.map(record)
  }
  for (const study of graph.caseStudies) {
    study.city = record(study.city)
    study.sdgs = study.sdgs.map(record)
  }
  for (const sdg of graph.sdgs) sdg.caseStudies = sdg.caseStudies.map(record)
  return {
    Query: roots(graph, study => study.sdgs),
    City: { relatedCities: (city, { first }) => ({ nodes: city.related.slice(0, first) }) },
    SDG: { caseStudies: (sdg, { first }) => ({ nodes: sdg.caseStudies.slice(0, first) }) },
  }
}

function roots(graph, sdgsOf) {
  const bySlug = new Map(graph.cities.map(city => [city.slug, city]))
  const byNumber = new Map(graph.sdgs.map(sdg => [sdg.number, sdg]))
  return {
    city: (_, { slug }) => bySlug.get(slug),
    cities: (_, { first }) => ({ nodes: graph.cities.slice(0, first) }),
    sdg: (_, { number }) => byNumber.get(number),
    sdgNetwork: () => ({ pairs: pairs(graph.caseStudies.map(sdgsOf), byNumber) }),
  }
}

// pairs counts how many case studies serve each two goals: by count descending, then a, then b.
function pairs(served, byNumber) {
  const counts = new Uint32Array(18 * 18)
  for (const sdgs of served) {
    for (let i = 0; i < sdgs.length; i++) {
      for (let j = i + 1; j < sdgs.length; j++) counts[sdgs[i].number * 18 + sdgs[j].number]++
    }
  }
  const found = []
  for (let a = 1; a <= 17; a++) {
    for (let b = a + 1; b <= 17; b++) {
      const count = counts[a * 18 + b]
      if (count > 0) found.push({ a: byNumber.get(a), b: byNumber.get(b), count })
    }
  }
  return found.sort((x, y) => y.count - x.count) // the sort is stable
}

// listening tells the benchmark the address, in the words in which every server here tells it.
export function listening(port) {
  console.log(`listening on http://127.0.0.1:${port}/graphql`)
}
