FROM ruby:3.4 AS build
RUN gem install rake:13.3.0

FROM ruby:3.4-slim
RUN gem install rake:13.3.0 && gem cleanup
RUN gem install puma:7.0.0 && rm -rf /usr/local/bundle/cache/*.gem
