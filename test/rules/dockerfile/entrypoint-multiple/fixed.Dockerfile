FROM node:24
#@ 0 10 entrypoint-multiple
CMD ["x"]
ENTRYPOINT ["b"]
