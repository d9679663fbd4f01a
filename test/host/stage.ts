import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { screenshotFolder } from './paths';
import type { StageAnswer, StageFile, StageFrame, StageRequest } from './stageProtocol';

/** Does in the page what tests inside VS Code ask for, over HTTP on 127.0.0.1 at an address that is hard to guess. */
export class Stage {
  readonly #page: Page;
  readonly #server: Server;
  readonly #path = `/${randomUUID()}`;

  private constructor(page: Page) {
    this.#page = page;
    this.#server = createServer((request, response) => {
      void this.#respond(request, response);
    });
  }

  /** Listens, and writes its address to `file` for the tests to find. */
  static async start(page: Page, file: string): Promise<Stage> {
    const stage = new Stage(page);
    await new Promise<void>((resolve) => stage.#server.listen(0, '127.0.0.1', resolve));
    const address = stage.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the stage has no port');
    const found: StageFile = { address: `http://127.0.0.1:${address.port}${stage.#path}` };
    await writeFile(file, JSON.stringify(found));
    return stage;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // The web worker of the web host has another origin; a text body keeps its request free of a preflight.
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.method !== 'POST' || request.url !== this.#path) {
      response.writeHead(404).end();
      return;
    }
    const answer = await this.#answer(await text(request));
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
  }

  async #answer(body: string): Promise<StageAnswer> {
    try {
      return { ok: true, value: await this.#perform(JSON.parse(body) as StageRequest) };
    } catch (error) {
      return { ok: false, error: error instanceof Error ? error.message : String(error) };
    }
  }

  async #perform(request: StageRequest): Promise<string | readonly string[] | null> {
    switch (request.do) {
      case 'screenshot':
        return takeScreenshot(this.#page, request.name);
      case 'press':
        await this.#page.keyboard.press(request.key);
        return null;
      case 'type':
        await this.#page.keyboard.type(request.text);
        return null;
      case 'resize':
        await this.#page.setViewportSize({ width: request.width, height: request.height });
        return null;
      default:
        return this.#performOn(request);
    }
  }

  async #performOn(
    request: Extract<StageRequest, { selector: string }>,
  ): Promise<string | readonly string[] | null> {
    const found = this.#frame(request.frame).locator(request.selector);
    switch (request.do) {
      case 'click':
        await found.click();
        return null;
      case 'hover':
        await found.hover();
        return null;
      case 'fill':
        await found.fill(request.value);
        return null;
      case 'select':
        await found.selectOption(request.value);
        return null;
      case 'text':
        return found.innerText();
      case 'texts':
        await found.first().waitFor();
        return found.allInnerTexts();
      case 'attribute':
        return found.getAttribute(request.name);
    }
  }

  #frame(frame: StageFrame = 'page'): Page | FrameLocator {
    if (frame === 'page') return this.#page;
    // VS Code shows a webview's document in a frame of its own inside the frame that isolates it.
    return this.#page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
  }
}

/** A picture of the whole window in the ignored screenshot folder; answers its path. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  await mkdir(screenshotFolder, { recursive: true });
  const path = join(screenshotFolder, `${name.replace(/[^\w.-]+/g, '-')}.png`);
  // What fades in is shown as it is in the end.
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}
