#!/usr/bin/env node
// The executable that @vscode/test-electron runs in place of a desktop VS Code: see launch.ts.
import { register } from 'tsx/cjs/api';
import { createRequire } from 'node:module';

register();
const { launch } = createRequire(import.meta.url)('./launch.ts');
try {
  process.exitCode = await launch(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
