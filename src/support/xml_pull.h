// SPDX-License-Identifier: MPL-2.0
// Reads XML from a stream, one event after the other, in constant memory.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// A pull reader for UTF-8 XML 1.0 without a document type (OPC forbids one: ISO/IEC 29500-2, 8.2.5). Comments and
/// processing instructions are passed over. Names come without their prefix: who reads an Office part knows its
/// elements, whose namespaces differ between the transitional and the strict form.
class XmlPull {
  public:
    /// Fills a buffer and gives the number of bytes, 0 at the end.
    using Source = std::function<std::size_t(char* to, std::size_t size)>;
    enum class Event { start, end, text, done, broken };

    explicit XmlPull(Source source);

    /// An empty element gives a start and an end. Text comes in one event for each piece between tags; white space
    /// too. After `done` and `broken` nothing else comes: broken is whatever is not well-formed, ends too early,
    /// nests deeper than 200 or has a tag or text of more than 16 MiB. Attributes are looked at when they are asked for:
    /// one that is not well-formed is none.
    Event next();

    /// Of the element that starts or ends. Views hold until the next event.
    std::string_view name() const { return name_; }
    /// "x:" of the name of the element that has just started, "" when it has no prefix.
    std::string_view prefix() const {
        const std::string_view whole = std::string_view(open_).substr(open_.size() - lengths_.back());
        return whole.substr(0, whole.size() - name_.size());
    }
    /// The value of an attribute by its name without prefix, "" when there is none. Of a start only.
    std::string_view attribute(std::string_view wanted);
    bool has_attribute(std::string_view wanted);
    /// Of a text event: references replaced.
    std::string_view text() const { return text_; }
    /// Passes over everything up to the end of the element that has just started; false when the text breaks off.
    bool skip();
    /// All text of the element that has just started, up to its end, appended to `out`; false as above.
    bool append_content(std::string& out);
    std::size_t depth() const { return lengths_.size(); }

    /// For who reads the content of the element that has just started without events: the bytes that follow, as far as
    /// they are held. All views end with `read_ahead`, which is false at the end of the source.
    std::string_view ahead() const { return {buffer_.data() + at_, end_ - at_}; }
    bool read_ahead() { return fill(); }
    /// Whether it is an empty element: its end comes without any bytes.
    bool is_empty() const { return pending_end_; }
    /// So many bytes have been read: the whole content, well-formed, and the element's end tag. Its end is no event.
    void pass(std::size_t count);
    /// Appends a text with its references and line ends replaced; false when one is none.
    static bool decode(std::string_view raw, std::string& out);

  private:
    bool fill();
    bool find(char c, std::size_t& at);
    bool has(std::size_t count);
    Event markup();
    Event start_tag();
    Event end_tag();
    Event character_data(std::size_t end);
    Event cdata();
    bool pass_over(std::string_view end);
    bool raw_attribute(std::string_view wanted, std::string_view& value) const;
    Event fail();

    Source source_;
    std::string buffer_;
    std::size_t at_ = 0;   // what is read up to here
    std::size_t end_ = 0;  // of what the buffer holds
    bool at_end_ = false;  // of the source
    bool failed_ = false;
    bool seen_root_ = false;
    bool pending_end_ = false;
    std::string_view name_;
    std::string_view attributes_;
    std::string_view text_;
    std::string decoded_;
    std::string attribute_;
    std::string open_;  // names of the open elements, one after the other
    std::vector<std::size_t> lengths_;
};

}  // namespace support
