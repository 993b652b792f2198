// Rebuilds the bundle into a temporary folder and compares it with the committed dist/.
// Contents are compared after decompression, since zlib's own output may change between Node versions.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { build } from "vite";

const ide = dirname(dirname(fileURLToPath(import.meta.url)));
const fresh = mkdtempSync(join(tmpdir(), "ide-dist-"));
try {
  await build({
    configFile: join(ide, "vite.config.js"),
    root: join(ide, "src"),
    logLevel: "warn",
    build: { outDir: relative(join(ide, "src"), fresh) },
  });
  const committed = contents(join(ide, "dist"));
  const rebuilt = contents(fresh);
  const names = [...new Set([...committed.keys(), ...rebuilt.keys()])].sort();
  const problems = names.map((name) => problem(name, committed.get(name), rebuilt.get(name))).filter(Boolean);
  for (const line of problems) console.error(line);
  if (problems.length > 0) {
    console.error("dist/ is not what src/ builds: run `npm ci && npm run build` in web/ide and commit dist/");
    process.exitCode = 1;
  } else {
    console.log(`dist/ is up to date: ${names.length} files`);
  }
} finally {
  rmSync(fresh, { recursive: true });
}

function contents(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const bytes = readFileSync(path);
      return [relative(folder, path), path.endsWith(".gz") ? gunzipSync(bytes) : bytes];
    }),
  );
}

function problem(name, committed, rebuilt) {
  if (!rebuilt) return `dist/${name}: committed, but no longer built`;
  if (!committed) return `dist/${name}: built, but not committed`;
  return committed.equals(rebuilt) ? null : `dist/${name}: differs from what is built`;
}
