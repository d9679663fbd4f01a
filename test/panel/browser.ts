import { mkdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { panelPage } from '../../src/panel/page';
import type { FromPanel, PanelState, ToPanel } from '../../src/panel/protocol';
import { launchChromium } from '../host/chromium';
import { root } from '../host/paths';
import type { Theme } from './themes';

const nonce = '9f86d081884c7d659a2feaa0c55ad015';
const screenshots = path.join(root, 'out/screenshots');
const served: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/panel.js': ['dist/panel.js', 'text/javascript'],
  '/panel.css': ['media/panel.css', 'text/css'],
};

/** Chromium and a server that hands out the built panel in the page that a webview gets. */
export class PanelBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly server: Server,
    private readonly origin: string,
  ) {}

  /** Fails when the panel has not been built. */
  static async launch(): Promise<PanelBrowser> {
    const files = new Map<string, { readonly content: Buffer; readonly type: string }>();
    for (const [url, [file, type]] of Object.entries(served)) {
      files.set(url, { content: await readFile(path.join(root, file)), type });
    }
    const server = createServer((request, response) => {
      const file = files.get(request.url ?? '');
      const type = file?.type ?? 'text/html';
      response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` });
      response.end(file?.content ?? pageAt(originOf(server)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PanelBrowser(await launchChromium(), server, originOf(server));
  }

  /** A page in a theme with the host's side of the conversation; `state` is what a reload would give back. */
  async open(theme: Theme, width = 1000, state: PanelState | null = null): Promise<PanelDriver> {
    const context = await this.browser.newContext({ viewport: { width, height: 800 }, deviceScaleFactor: 2 });
    const page = await context.newPage();
    const driver = new PanelDriver(page);
    page.on('pageerror', (error) => driver.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') driver.errors.push(message.text());
    });
    await page.addInitScript({ content: `window.panelTest = ${JSON.stringify({ theme, state })};` });
    await page.addInitScript({ path: path.join(root, 'test/panel/webview-host.js') });
    await page.goto(this.origin);
    return driver;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

interface PanelTest {
  readonly messages: FromPanel[];
  readonly violations: readonly string[];
  readonly state: PanelState | null;
}

/** Drives one page: messages in and out, what went wrong, pictures. */
export class PanelDriver {
  readonly errors: string[] = [];

  constructor(readonly page: Page) {}

  async tell(message: ToPanel): Promise<void> {
    await this.page.evaluate((data) => window.postMessage(data, '*'), message);
    // The message is a task of its own; what it changes is drawn in the frame after it.
    await this.page.evaluate(
      () => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)))),
    );
  }

  /** All messages of the panel since the last call. */
  async heard(): Promise<readonly FromPanel[]> {
    return this.page.evaluate(() =>
      (window as unknown as { panelTest: PanelTest }).panelTest.messages.splice(0),
    );
  }

  async state(): Promise<PanelState | null> {
    return this.page.evaluate(() => (window as unknown as { panelTest: PanelTest }).panelTest.state);
  }

  /** What the content security policy refused. */
  async violations(): Promise<readonly string[]> {
    return this.page.evaluate(() => (window as unknown as { panelTest: PanelTest }).panelTest.violations);
  }

  /** Of the whole page, or of what one sees first. */
  async picture(name: string, fullPage = true): Promise<void> {
    await mkdir(screenshots, { recursive: true });
    await this.page.screenshot({ path: path.join(screenshots, `panel-${name}.png`), fullPage });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function pageAt(origin: string): string {
  return panelPage({
    title: 'PAT Lens',
    language: 'en',
    cspSource: origin,
    nonce,
    script: `${origin}/panel.js`,
    style: `${origin}/panel.css`,
  });
}
