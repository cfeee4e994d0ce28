import { check } from 'k6';
import http from 'k6/http';

export const options = { vus: 20, duration: '2m' };

export default function browse() {
  const answer = http.get(`${__ENV.SHOP_URL}/`);
  check(answer, { 'the front page is served': ({ status }) => status === 200 });
}
