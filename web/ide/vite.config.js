import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { defineConfig } from "vite";

// Hexadecimal hashes keep file names free of letters that some servers and tools treat specially.
const output = {
  hashCharacters: "hex",
  entryFileNames: "assets/[name]-[hash].js",
  chunkFileNames: "assets/[name]-[hash].js",
  assetFileNames: "assets/[name]-[hash][extname]",
};

// Libraries mark modules for React servers; a bundle for browsers has no use for the mark.
const checks = { moduleLevelDirective: false };

// compressAssets replaces each asset by its gzip form, the only one that is committed and embedded.
function compressAssets() {
  let assets;
  return {
    name: "compress-assets",
    configResolved(config) {
      assets = join(config.root, config.build.outDir, "assets");
    },
    closeBundle() {
      for (const name of readdirSync(assets)) {
        const file = join(assets, name);
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
        rmSync(file);
      }
    },
  };
}

// completeLicences adds what Vite's own list of licences leaves out: a package that only a worker contains,
// and the code that Monaco has taken in from others.
function completeLicences() {
  const packages = new URL("node_modules/", import.meta.url);
  let list;
  return {
    name: "complete-licences",
    configResolved(config) {
      list = join(config.root, config.build.outDir, "licences.md");
    },
    closeBundle() {
      for (const file of ["picomatch-browser/LICENSE", "monaco-editor/ThirdPartyNotices.txt"]) {
        const text = readFileSync(new URL(file, packages), "utf8").replaceAll("\r\n", "\n");
        appendFileSync(list, `\n## ${file}\n\n${text}`);
      }
    },
  };
}

export default defineConfig({
  root: "src",
  base: "./",
  plugins: [compressAssets(), completeLicences()],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    license: { fileName: "licences.md" },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { output, checks },
  },
  worker: { format: "es", rolldownOptions: { output, checks } },
});
