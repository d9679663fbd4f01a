import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { logFolder } from './paths';

/** What the editor, its page and its server say of themselves during a test run: kept out of the tests' output. */
export class EditorLog {
  readonly #lines: string[] = [];
  readonly #file: string;

  constructor(page: Page, name: string) {
    this.#file = join(logFolder, `${name}.log`);
    page.on('pageerror', (error) => this.add(`page: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.add(`page: ${message.text()}`);
    });
  }

  readonly add = (line: string): void => {
    this.#lines.push(line);
  };

  tail(): string {
    return [...this.#lines.slice(-20), `all of it: ${this.#file}`].join('\n');
  }

  async write(serverOutput: string): Promise<void> {
    await mkdir(logFolder, { recursive: true });
    await writeFile(this.#file, `${this.#lines.join('\n')}\n\nserver:\n${serverOutput}\n`);
  }
}
