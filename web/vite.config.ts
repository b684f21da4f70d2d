// SPDX-License-Identifier: MIT
// One build makes everything below --outDir that the server reads (core/http/page_set.h says where):
//   static/<island>.<hash>.js   the small scripts of public pages, one each
//   officer/index.html          the officers' application, its chunks under static/officer
//   pages/, partials/, page.css templates and style
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { plugins, web } from './compose/folders.ts';
import { islands } from './compose/islands.ts';
import { importMap, officerPage, officerRuntime } from './compose/officer.ts';
import { pack } from './compose/pack.ts';
import { writePages } from './compose/pages.ts';

const scripts = islands();

/** Plugin folders have no node_modules of their own: their packages are ours. */
function ourPackages(): Plugin {
  return {
    name: 'our-packages',
    enforce: 'pre',
    resolveId(source, importer) {
      const bare = /^(@[a-z]|[a-z])/.test(source) && !/^(kit|officer)\//.test(source);
      if (!bare || !importer?.startsWith(plugins)) return null;
      return this.resolve(source, join(web, 'package.json'), { skipSelf: true });
    },
  };
}

export default defineConfig({
  root: web,
  publicDir: false,
  resolve: { alias: { kit: join(web, 'kit'), officer: join(web, 'officer') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  plugins: [ourPackages(), importMap()],
  environments: {
    client: {
      build: {
        emptyOutDir: false,
        modulePreload: {
          polyfill: false,
          // what the application itself has loaded by then is not named again for each page
          resolveDependencies: (_, found, { hostType }) =>
            hostType === 'html' ? found : found.filter((one) => !/\/parts\.[\w-]+\.js$/.test(one)),
        },
        rolldownOptions: {
          input: { officer: officerPage, runtime: officerRuntime },
          preserveEntrySignatures: 'exports-only',
          output: {
            entryFileNames: 'static/officer/[name].[hash].js',
            chunkFileNames: 'static/officer/[name].[hash].js',
            assetFileNames: 'static/officer/[name].[hash][extname]',
          },
        },
      },
    },
    ...scripts,
  },
  builder: {
    async buildApp(builder) {
      const out = resolve(web, builder.config.build.outDir);
      rmSync(out, { recursive: true, force: true });
      mkdirSync(out, { recursive: true });
      for (const name of Object.keys(scripts)) {
        const island = builder.environments[name];
        if (island) await builder.build(island);
      }
      await writePages(out);
      if (builder.environments.client) {
        await builder.build(builder.environments.client);
        const made = join(out, 'index.html');
        if (existsSync(made)) {
          mkdirSync(join(out, 'officer'), { recursive: true });
          renameSync(made, join(out, 'officer/index.html'));
        }
      }
      pack(out);
    },
  },
});
