// SPDX-License-Identifier: MPL-2.0
#include "support/jpeg_file.h"

#include <optional>

namespace support {
namespace {

/// The least that entropy coding takes is one bit for a block of 64 pixels; twice that leaves room for doubt.
constexpr std::uint64_t pixels_by_byte = 1024;

constexpr unsigned start_of_scan = 0xDA, end_of_image = 0xD9;

bool is_frame(unsigned marker) {  // ITU-T T.81, table B.1
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}
bool stands_alone(unsigned marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

class SegmentReader {
  public:
    explicit SegmentReader(std::string_view bytes) : bytes_(bytes) {}

    std::variant<JpegFrame, PictureFault> read() {
        std::size_t at = 2;
        while (at + 2 <= bytes_.size()) {
            if (byte(at) != 0xFF) return PictureFault::damaged;
            const unsigned marker = byte(at + 1);
            if (marker == 0xFF) {  // a fill byte
                ++at;
                continue;
            }
            at += 2;
            if (marker == end_of_image) return finished();
            if (stands_alone(marker)) continue;
            if (at + 2 > bytes_.size()) break;
            const std::size_t length = byte(at) << 8U | byte(at + 1);
            if (length < 2 || length > bytes_.size() - at) break;
            if (is_frame(marker))
                if (const auto fault = frame(marker, bytes_.substr(at, length))) return *fault;
            at += length;
            if (marker == start_of_scan) at = after_scan(at);
        }
        return PictureFault::damaged;
    }

  private:
    unsigned byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }

    std::optional<PictureFault> frame(unsigned marker, std::string_view segment) {
        if (marker > 0xC2) return PictureFault::unsupported;
        if (found_ || segment.size() < 8) return PictureFault::damaged;
        const auto at = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(segment[i])); };
        if (at(2) != 8) return PictureFault::unsupported;
        found_ = JpegFrame{at(5) << 8U | at(6), at(3) << 8U | at(4), at(7)};
        const bool known = found_->components == 1 || found_->components == 3 || found_->components == 4;
        if (!known) return PictureFault::unsupported;
        if (found_->width == 0 || found_->height == 0 || segment.size() != 8 + 3 * found_->components)
            return PictureFault::damaged;
        const std::uint64_t pixels = std::uint64_t{found_->width} * found_->height;
        if (pixels > picture_limit) return PictureFault::too_large;
        if (pixels > pixels_by_byte * bytes_.size()) return PictureFault::damaged;
        return std::nullopt;
    }

    /// Where the next marker stands: within coded data FF is followed by 00 or a restart marker.
    std::size_t after_scan(std::size_t at) {
        scanned_ = scanned_ || found_;
        for (;;) {
            at = bytes_.find('\xFF', at);
            if (at == std::string_view::npos || at + 1 >= bytes_.size()) return bytes_.size();
            const unsigned next = byte(at + 1);
            if (next != 0 && !(next >= 0xD0 && next <= 0xD7)) return at;
            at += 2;
        }
    }

    std::variant<JpegFrame, PictureFault> finished() const {
        if (!found_ || !scanned_) return PictureFault::damaged;
        return *found_;
    }

    std::string_view bytes_;
    std::optional<JpegFrame> found_;
    bool scanned_ = false;
};

}  // namespace

std::variant<JpegFrame, PictureFault> read_jpeg_file(std::string_view bytes) {
    if (!bytes.starts_with("\xFF\xD8\xFF")) return PictureFault::unknown_form;
    return SegmentReader(bytes).read();
}

}  // namespace support
