import { defineConfig } from 'vite'

// LC_ENDPOINT of the environment becomes import.meta.env.LC_ENDPOINT.
export default defineConfig({ envPrefix: 'LC_ENDPOINT' })
