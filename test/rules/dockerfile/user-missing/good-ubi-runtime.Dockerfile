FROM registry.access.redhat.com/ubi9/nodejs-22:1
CMD ["node", "server.js"]
