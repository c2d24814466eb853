// What a page keeps on the device: a small store that never fails its caller.

export { openShelf } from "./shelf/shelf.js";
