import './bootstrap.mjs';

const { runMain } = await import('./lib/main.ts');
const { main } = await import('./bench/main.ts');
await runMain(main);
