import type { CodegenConfig } from '@graphql-codegen/cli'

// The service publishes its schema beside /graphql.
const endpoint = process.env.LC_ENDPOINT ?? 'http://127.0.0.1:8080/graphql'

const config: CodegenConfig = {
  schema: new URL('/schema.graphql', endpoint).href,
  documents: 'src/*.tsx',
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { Date: 'string', PartialDate: 'string', URL: 'string' },
      },
    },
    // What Graphcache needs to know of the schema.
    'src/gql/schema.json': { plugins: ['introspection'], config: { minify: true, descriptions: false } },
  },
}

export default config
