// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace writing::pdf {

using ObjectId = std::uint32_t;

/// The objects of one PDF file and their serialisation; everything about PoDoFo stays behind this interface.
/// Objects come as PDF syntax, since bulk objects built key by key cost ten times as much (docs/pdf-ua.md, "Objects").
class ObjectFile {
  public:
    ObjectFile();
    ~ObjectFile();
    ObjectFile(const ObjectFile&) = delete;
    ObjectFile& operator=(const ObjectFile&) = delete;

    /// A number for an object that comes later. Numbers are dense from 1.
    ObjectId alloc() { return ++last_; }
    /// The first of `count` consecutive numbers.
    ObjectId alloc(std::size_t count);

    /// Any object but a stream, in PDF syntax. Each number is put once.
    void put(ObjectId id, std::string_view text);
    /// `dictionary` is "<<…>>" without Length; `bytes` are encoded already, as its Filter says.
    void put_stream(ObjectId id, std::string_view dictionary, std::string_view bytes);
    /// Flate-compresses `bytes` and says so in the dictionary, given without its outer brackets.
    void put_compressed(ObjectId id, const std::string& entries, std::string_view bytes);

    /// The whole file: PDF 1.7 with object streams and a cross-reference stream; /ID is made of the content, so that
    /// the same objects give the same bytes. Every number must have been put.
    std::string finish(ObjectId catalog, ObjectId info);

  private:
    struct State;
    std::unique_ptr<State> state_;
    ObjectId last_ = 0;
};

}  // namespace writing::pdf
