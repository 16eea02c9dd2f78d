// SPDX-License-Identifier: MPL-2.0
#include "write/pdf/pictures.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "support/jpeg_file.h"
#include "support/picture.h"
#include "support/png_file.h"
#include "write/pdf/syntax.h"

namespace writing::pdf {
namespace {

constexpr double pixels_per_inch = 300, points_per_inch = 72;
/// Above it a drawing is made coarser: an A3 page at 300 pixels an inch has less than half of it.
constexpr double most_drawn_pixels = 40e6;

/// Where a resource is shown at its largest.
std::map<std::size_t, model::Rect> places_of(const model::Pages& pages) {
    std::map<std::size_t, model::Rect> places;
    for (const auto& page : pages.pages)
        for (const auto& item : page.items) {
            const auto* image = std::get_if<model::PlacedImage>(&item);
            if (!image) continue;
            const auto known = places.try_emplace(image->resource, image->rect).first;
            if (image->rect.width * image->rect.height > known->second.width * known->second.height)
                known->second = image->rect;
        }
    return places;
}

std::string image_entries(std::uint32_t width, std::uint32_t height, unsigned depth, const std::string& colours) {
    return "/Type/XObject/Subtype/Image/Width " + std::to_string(width) + "/Height " + std::to_string(height) +
           "/BitsPerComponent " + std::to_string(depth) + "/ColorSpace" + colours;
}

const char* colour_space(bool grey) {
    return grey ? "/DeviceGray" : "/DeviceRGB";
}

class PictureWriter {
  public:
    explicit PictureWriter(ObjectFile& file) : file_(file) {}

    /// The picture's object; nullopt when it cannot be read.
    std::optional<ObjectId> write(const model::Resource& resource, const model::Rect& place) {
        if (resource.media_type == "image/png") return png(resource.bytes);
        if (resource.media_type == "image/jpeg") return jpeg(resource.bytes);
        if (resource.media_type == "image/svg+xml") return svg(resource.bytes, place);
        return std::nullopt;
    }

  private:
    std::optional<ObjectId> png(std::string_view bytes) {
        const auto read = support::read_png_file(bytes);
        const auto* png = std::get_if<support::PngFile>(&read);
        if (!png) return std::nullopt;
        if (png->transparent || png->interlaced) return samples(support::decode_png(bytes));
        std::string colours = colour_space(png->type == 0);
        if (png->type == 3)
            colours = "[/Indexed/DeviceRGB " + std::to_string(png->palette.size() / 3 - 1) +
                      hex_string(png->palette) + "]";
        const ObjectId id = file_.alloc();
        // ISO 32000-1, 7.4.4.4: predictors of 10 and above are PNG's own row filters.
        file_.put_stream(id,
                         "<<" + image_entries(png->width, png->height, png->depth, colours) +
                             "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " + (png->type == 2 ? "3" : "1") +
                             "/BitsPerComponent " + std::to_string(png->depth) + "/Columns " +
                             std::to_string(png->width) + ">>>>",
                         png->rows);
        return id;
    }

    std::optional<ObjectId> jpeg(std::string_view bytes) {
        const auto read = support::read_jpeg_file(bytes);
        const auto* frame = std::get_if<support::JpegFrame>(&read);
        if (!frame) return std::nullopt;
        // The output intent is for RGB: device CMYK beside it would break ISO 19005-3, 6.2.4.3.
        if (frame->components == 4) return samples(support::decode_jpeg(bytes));
        const ObjectId id = file_.alloc();
        file_.put_stream(id,
                         "<<" + image_entries(frame->width, frame->height, 8, colour_space(frame->components == 1)) +
                             "/Filter/DCTDecode>>",
                         std::string(bytes));
        return id;
    }

    std::optional<ObjectId> svg(std::string_view bytes, const model::Rect& place) {
        double width = place.width * pixels_per_inch / points_per_inch;
        double height = place.height * pixels_per_inch / points_per_inch;
        const double coarser = std::sqrt(std::min(1.0, most_drawn_pixels / std::max(1.0, width * height)));
        const auto pixels = [&](double side) {
            return static_cast<std::uint32_t>(std::clamp(std::ceil(side * coarser), 1.0, 32767.0));
        };
        return samples(support::draw_svg(bytes, pixels(width), pixels(height)));
    }

    std::optional<ObjectId> samples(const std::optional<support::Pixels>& pixels) {
        if (!pixels) return std::nullopt;
        const ObjectId id = file_.alloc();
        std::string mask;
        if (!pixels->alpha.empty()) {
            const ObjectId mask_id = file_.alloc();
            file_.put_compressed(mask_id, image_entries(pixels->width, pixels->height, 8, colour_space(true)),
                                 pixels->alpha);
            mask = "/SMask " + reference(mask_id);
        }
        file_.put_compressed(
            id, image_entries(pixels->width, pixels->height, 8, colour_space(pixels->grey)) + mask, pixels->colour);
        return id;
    }

    ObjectFile& file_;
};

}  // namespace

std::map<std::size_t, ObjectId> write_pictures(ObjectFile& file, const model::Assembly& assembly,
                                               const model::Pages& pages) {
    PictureWriter writer(file);
    std::map<std::size_t, ObjectId> written;
    for (const auto& [index, place] : places_of(pages))
        if (index < assembly.resources.size())
            if (const auto id = writer.write(assembly.resources[index], place)) written.emplace(index, *id);
    return written;
}

bool can_write(const model::Resource& resource) {
    if (resource.media_type == "image/svg+xml") return support::can_draw_svg(resource.bytes);
    const auto facts = support::inspect_picture(resource.bytes);
    const auto* found = std::get_if<support::PictureFacts>(&facts);
    return found && support::media_type(found->form) == resource.media_type;
}

}  // namespace writing::pdf
