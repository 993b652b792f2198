import type { CodegenConfig } from '@graphql-codegen/cli'

// The service publishes its schema beside /graphql.
const endpoint = process.env.LC_ENDPOINT ?? 'http://127.0.0.1:8080/graphql'

const config: CodegenConfig = {
  schema: new URL('/schema.graphql', endpoint).href,
  documents: 'src/*.ts',
  importExtension: '.ts',
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string', // documents are texts, so nothing of this ends up in the program but they
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { Date: 'string', PartialDate: 'string', URL: 'string' },
      },
    },
  },
}

export default config
