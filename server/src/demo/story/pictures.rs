//! Drawn pictures for the story: plain shapes that nobody takes for a photograph of a real place.

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

/// Pixels of a picture.
const WIDTH: u32 = 800;
const HEIGHT: u32 = 600;

const SKY: Rgb<u8> = Rgb([226, 232, 238]);
const GROUND: Rgb<u8> = Rgb([196, 186, 170]);
const WINDOW: Rgb<u8> = Rgb([120, 140, 160]);
const WALLS: [Rgb<u8>; 4] = [Rgb([203, 170, 136]), Rgb([189, 183, 168]), Rgb([178, 150, 130]), Rgb([210, 196, 160])];
const TRENCH: Rgb<u8> = Rgb([110, 92, 72]);
const PIPE: Rgb<u8> = Rgb([27, 94, 63]);

/// Draws a building whose wall, windows and trench follow from `seed`; answers a JPEG.
pub fn draw(seed: u32) -> anyhow::Result<Vec<u8>> {
    let mut picture = RgbImage::from_pixel(WIDTH, HEIGHT, SKY);
    fill(&mut picture, 0, 460, WIDTH, 140, GROUND);
    let wall = WALLS[(seed % 4) as usize];
    let (floors, columns) = (4 + seed % 3, 5 + seed / 3 % 3);
    let (width, height) = (columns * 90 + 20, floors * 70 + 10);
    let left = (WIDTH - width) / 2;
    fill(&mut picture, left, 460 - height, width, height, wall);
    for floor in 0..floors {
        for column in 0..columns {
            fill(&mut picture, left + 20 + column * 90, 460 - height + 16 + floor * 70, 54, 38, WINDOW);
        }
    }
    if seed % 2 == 1 {
        fill(&mut picture, 60, 500, WIDTH - 120, 46, TRENCH);
        fill(&mut picture, 60, 516, (WIDTH - 120) * (1 + seed % 4) / 4, 14, PIPE);
    }
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 80).encode_image(&picture)?;
    Ok(bytes)
}

fn fill(picture: &mut RgbImage, left: u32, top: u32, width: u32, height: u32, colour: Rgb<u8>) {
    for y in top..(top + height).min(HEIGHT) {
        for x in left..(left + width).min(WIDTH) {
            picture.put_pixel(x, y, colour);
        }
    }
}
