// Prints the cities that have most in common with one: node src/main.ts [SLUG]
import { page } from './client.ts'
import { relatedCities } from './related.ts'

for await (const { rank, score, node, reasons } of relatedCities(process.argv[2] ?? 'cork')) {
  console.log(`${rank}. ${node.name}, ${node.country.name} (${score.toFixed(3)}) ${page(node.path)}`)
  for (const { description } of reasons) console.log(`   ${description}`)
}
