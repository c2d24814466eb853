// What the benchmark uses of fastscan, which brings no types.
declare module "fastscan" {
  export default class FastScanner {
    constructor(words: string[]);
    search(text: string): [start: number, word: string][];
  }
}
