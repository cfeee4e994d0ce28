FROM cgr.dev/chainguard/node:24.1
CMD ["server.js"]
