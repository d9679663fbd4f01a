import * as vscode from 'vscode';
import type { StageAnswer, StageFile, StageFrame, StageRequest } from '../../host/stageProtocol';

interface In {
  readonly frame?: StageFrame;
}

/** The browser that shows this VS Code, as far as a test needs it. Every call waits for its element. */
export class Stage {
  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
  }

  /** The stage of this run; skips the test that asks where there is none, as in a desktop VS Code. */
  static async of(test: Mocha.Context): Promise<Stage> {
    const address = await readAddress();
    if (address !== undefined) return new Stage(address);
    console.log(`skipped: ${test.test?.title ?? 'test'}: no browser shows this VS Code`);
    return test.skip();
  }

  /** Takes a picture of the whole window into `out/screenshots/<name>.png`; answers its path. */
  screenshot(name: string): Promise<string> {
    return this.#string({ do: 'screenshot', name });
  }

  async click(selector: string, where: In = {}): Promise<void> {
    await this.#ask({ do: 'click', selector, ...where });
  }

  async hover(selector: string, where: In = {}): Promise<void> {
    await this.#ask({ do: 'hover', selector, ...where });
  }

  /** Replaces what stands in an input field. */
  async fill(selector: string, value: string, where: In = {}): Promise<void> {
    await this.#ask({ do: 'fill', selector, value, ...where });
  }

  /** Chooses the option of a `select` by its value or its label. */
  async select(selector: string, value: string, where: In = {}): Promise<void> {
    await this.#ask({ do: 'select', selector, value, ...where });
  }

  /** The visible text of the one element that the selector finds. */
  text(selector: string, where: In = {}): Promise<string> {
    return this.#string({ do: 'text', selector, ...where });
  }

  /** The visible text of every element that the selector finds, at least one. */
  async texts(selector: string, where: In = {}): Promise<readonly string[]> {
    const value = await this.#ask({ do: 'texts', selector, ...where });
    if (!Array.isArray(value)) throw new Error('the stage answered no list');
    return value as readonly string[];
  }

  /** An attribute of the one element that the selector finds; null when it has none. */
  async attribute(selector: string, name: string, where: In = {}): Promise<string | null> {
    const value = await this.#ask({ do: 'attribute', selector, name, ...where });
    if (value !== null && typeof value !== 'string') throw new Error('the stage answered no attribute');
    return value;
  }

  /** Presses a key or a combination in Playwright's words: `Enter`, `Control+Space`. */
  async press(key: string): Promise<void> {
    await this.#ask({ do: 'press', key });
  }

  async type(text: string): Promise<void> {
    await this.#ask({ do: 'type', text });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#ask({ do: 'resize', width, height });
  }

  async #string(request: StageRequest): Promise<string> {
    const value = await this.#ask(request);
    if (typeof value !== 'string') throw new Error('the stage answered no text');
    return value;
  }

  async #ask(request: StageRequest): Promise<string | readonly string[] | null> {
    const response = await fetch(this.#address, { method: 'POST', body: JSON.stringify(request) });
    const answer = (await response.json()) as StageAnswer;
    if (!answer.ok) throw new Error(`${request.do}: ${answer.error}`);
    return answer.value;
  }
}

/** The file lies beside the opened folder, where both kinds of extension host can read it. */
async function readAddress(): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) return undefined;
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, '..', 'stage.json'));
    return (JSON.parse(new TextDecoder().decode(bytes)) as StageFile).address;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
