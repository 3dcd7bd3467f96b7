export * from './index.js';
import * as receivables from './index.js';
export default receivables;
