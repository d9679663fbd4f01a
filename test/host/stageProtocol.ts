/**
 * What a test inside VS Code may ask of the browser that shows this VS Code. Selectors are Playwright's; every
 * request waits until its element is there.
 */
export type StageRequest =
  | { readonly do: 'screenshot'; readonly name: string }
  | { readonly do: 'click'; readonly selector: string; readonly frame?: StageFrame }
  | { readonly do: 'hover'; readonly selector: string; readonly frame?: StageFrame }
  | { readonly do: 'fill'; readonly selector: string; readonly value: string; readonly frame?: StageFrame }
  | { readonly do: 'select'; readonly selector: string; readonly value: string; readonly frame?: StageFrame }
  | { readonly do: 'text'; readonly selector: string; readonly frame?: StageFrame }
  | { readonly do: 'texts'; readonly selector: string; readonly frame?: StageFrame }
  | {
      readonly do: 'attribute';
      readonly selector: string;
      readonly name: string;
      readonly frame?: StageFrame;
    }
  | { readonly do: 'press'; readonly key: string }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'resize'; readonly width: number; readonly height: number };

/** `page` is VS Code's own window, `webview` the document inside the webview that is visible. */
export type StageFrame = 'page' | 'webview';

/** `text` and `attribute` answer a string, `texts` one string per element found, `screenshot` the file's path. */
export type StageAnswer =
  | { readonly ok: true; readonly value: string | readonly string[] | null }
  | { readonly ok: false; readonly error: string };

/** The JSON file through which the tests learn where the stage listens: absent where there is none. */
export interface StageFile {
  readonly address: string;
}
