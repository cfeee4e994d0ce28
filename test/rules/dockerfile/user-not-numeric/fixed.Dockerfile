FROM node:24-slim
USER 1000:1000
#    ^^^^^^^^^ user-not-numeric
CMD ["node", "a.js"]
