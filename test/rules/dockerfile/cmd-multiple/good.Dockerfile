FROM node:24 AS a
CMD ["a"]
FROM node:24
CMD ["b"]
