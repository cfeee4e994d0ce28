FROM ruby:3.4-slim
RUN gem install rake:13.3.0 && gem install bundler -v 2.7.2 && gem install --version 1 a && gem install pkg/local.gem
