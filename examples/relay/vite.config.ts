import babel from '@rolldown/plugin-babel'
import { defineConfig } from 'vite'

// Babel puts what relay-compiler made in the place of the graphql`…` texts; Vite does the rest. LC_ENDPOINT of the environment becomes
// import.meta.env.LC_ENDPOINT.
export default defineConfig({
  envPrefix: 'LC_ENDPOINT',
  plugins: [babel({ plugins: [['relay', { eagerEsModules: true }]], include: /\.tsx$/ })],
})
