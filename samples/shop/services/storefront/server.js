import { createHmac, randomUUID } from 'node:crypto';
import express from 'express';
import { formatPrice } from './price.js';

const catalogUrl = process.env.CATALOG_URL ?? 'http://localhost:8081';
const checkoutUrl = process.env.CHECKOUT_URL ?? 'http://localhost:8082';
const sessionSecret = process.env.SESSION_SECRET ?? randomUUID();

const sign = (basket) => createHmac('sha256', sessionSecret).update(basket).digest('hex');

const app = express();
app.use(express.json());

app.get('/healthz', (_request, response) => response.send('ok'));

app.get('/', async (_request, response) => {
  const products = await (await fetch(`${catalogUrl}/products`)).json();
  const basket = randomUUID();
  response.cookie('basket', `${basket}.${sign(basket)}`, { httpOnly: true });
  response.send(
    `<h1>Kettle &amp; Crumb</h1><ul>${products
      .map(({ name, cents }) => `<li>${name}: ${formatPrice(cents)}</li>`)
      .join('')}</ul>`,
  );
});

app.post('/orders', async (request, response) => {
  const answer = await fetch(`${checkoutUrl}/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request.body),
  });
  response.status(answer.status).json(await answer.json());
});

app.listen(8080);
