import { defineConfig } from "vite";

// One classic script and one style sheet: a page opened from a disk may load neither modules nor further chunks.
export default defineConfig({
  build: {
    outDir: "../src/orontes/publish/site/static",
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    license: { fileName: "licences.md" },
    chunkSizeWarningLimit: 2500,
    lib: { entry: "src/main.ts", formats: ["iife"], name: "Orontes", fileName: () => "app.js", cssFileName: "app" },
  },
});
