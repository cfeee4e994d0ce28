FROM node:24-slim
USER node:node
#    ^^^^^^^^^ user-not-numeric
CMD ["node", "a.js"]
