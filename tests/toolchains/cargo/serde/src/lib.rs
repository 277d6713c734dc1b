//! A stand-in for serde, where nothing can be fetched: what the printed crates name of it, with the same signatures.
//!
//! It proves that they compile with their feature, and which method of which trait they call. A real format reads and
//! writes more than it can.

#![no_std]

pub mod ser {
    /// What goes wrong in writing.
    pub trait Error: Sized + core::fmt::Debug {}
}

pub mod de {
    use core::fmt::{Debug, Display, Formatter, Result as Written};

    /// What goes wrong in reading.
    pub trait Error: Sized + Debug {
        fn custom<T: Display>(message: T) -> Self;
    }

    /// What takes a value that was read.
    pub trait Visitor<'de>: Sized {
        type Value;

        fn expecting(&self, formatter: &mut Formatter<'_>) -> Written;

        fn visit_u64<E: Error>(self, _value: u64) -> Result<Self::Value, E> {
            Err(E::custom("not a number"))
        }

        fn visit_i64<E: Error>(self, _value: i64) -> Result<Self::Value, E> {
            Err(E::custom("not a number"))
        }

        fn visit_str<E: Error>(self, _value: &str) -> Result<Self::Value, E> {
            Err(E::custom("not a text"))
        }
    }
}

/// What can be written.
pub trait Serialize {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// What can be read.
pub trait Deserialize<'de>: Sized {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

macro_rules! formats {
    ($($number:ident $write:ident $read:ident,)*) => {
        /// A format that is written.
        pub trait Serializer: Sized {
            type Ok;
            type Error: ser::Error;

            $(fn $write(self, value: $number) -> Result<Self::Ok, Self::Error>;)*
            fn serialize_str(self, value: &str) -> Result<Self::Ok, Self::Error>;
        }

        /// A format that is read.
        pub trait Deserializer<'de>: Sized {
            type Error: de::Error;

            $(fn $read<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;)*
            fn deserialize_str<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error>;
        }

        $(
            impl Serialize for $number {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.$write(*self)
                }
            }

            impl<'de> Deserialize<'de> for $number {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    struct Number;

                    impl de::Visitor<'_> for Number {
                        type Value = $number;

                        fn expecting(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                            formatter.write_str(stringify!($number))
                        }

                        fn visit_u64<E: de::Error>(self, value: u64) -> Result<$number, E> {
                            value.try_into().map_err(E::custom)
                        }

                        fn visit_i64<E: de::Error>(self, value: i64) -> Result<$number, E> {
                            value.try_into().map_err(E::custom)
                        }
                    }

                    deserializer.$read(Number)
                }
            }
        )*
    };
}

formats! {
    i8 serialize_i8 deserialize_i8,
    i16 serialize_i16 deserialize_i16,
    i32 serialize_i32 deserialize_i32,
    u8 serialize_u8 deserialize_u8,
    u16 serialize_u16 deserialize_u16,
    u32 serialize_u32 deserialize_u32,
}
