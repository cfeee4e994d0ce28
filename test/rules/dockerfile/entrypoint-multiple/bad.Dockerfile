FROM node:24
ENTRYPOINT ["a"]
#@ 0 10 entrypoint-multiple
CMD ["x"]
ENTRYPOINT ["b"]
