/** Every test file of this folder, loaded in one go: made by `test/host/bundle.ts`. */
declare module 'tests:all';

declare module 'mocha/mocha.js';
