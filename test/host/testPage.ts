import { format } from 'node:util';
import type { Page } from 'playwright-core';

/** The first output has to come soon: an editor that does not start says nothing. */
const silenceLimit = 90_000;

/** Everything together, a slow machine included. */
const totalLimit = 8 * 60_000;

/**
 * Opens VS Code at `address`, prints what the tests log, and resolves with their exit code. What the editor says of
 * itself goes to `editorLog`.
 */
export async function runTestPage(
  page: Page,
  address: string,
  editorLog: (line: string) => void,
): Promise<number> {
  const limit = new TimeLimit();
  const exit = new Promise<number>((resolve, reject) => {
    limit.onExceeded = reject;
    page.once('crash', () => reject(new Error('the browser page crashed')));
    page.once('close', () => reject(new Error('the browser page was closed')));
    const expose = async (): Promise<void> => {
      await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
        limit.heard();
        const line = format(...args);
        if (isOfTests(type, line)) console.log(line);
        else editorLog(`${type}: ${line}`);
      });
      await page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
      await page.goto(address, { waitUntil: 'domcontentloaded' });
    };
    expose().catch(reject);
  });
  try {
    return await exit;
  } finally {
    limit.stop();
  }
}

/** The tests' console and the editor's own come through the same channel. */
const editorNotices =
  /^(?:Resolv(?:ing|ed) connection token|Creating a socket|Updating additional builtin|ChatSessionStore)/;

function isOfTests(type: string, line: string): boolean {
  return (type === 'log' || type === 'info') && !editorNotices.test(line);
}

class TimeLimit {
  onExceeded: (error: Error) => void = () => undefined;
  readonly #total = setTimeout(() => this.#exceeded('the tests took longer than', totalLimit), totalLimit);
  readonly #silence = setTimeout(() => this.#exceeded('no test spoke within', silenceLimit), silenceLimit);

  heard(): void {
    clearTimeout(this.#silence);
  }

  stop(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#total);
  }

  #exceeded(what: string, milliseconds: number): void {
    this.onExceeded(new Error(`${what} ${milliseconds / 1000} s`));
  }
}
