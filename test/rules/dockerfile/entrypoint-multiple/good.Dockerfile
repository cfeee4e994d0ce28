FROM node:24
ENTRYPOINT ["a"]
CMD ["b"]
